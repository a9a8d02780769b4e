// A module-federation container written by hand, so that no bundler is needed. It runs every cell of a lesson when the
// lesson is opened: only where the notebook is one of ours by its metadata, and every code cell is trusted.
// To switch it off: jupyter labextension disable everyelement
(() => {
  let scope;
  const shared = async (name) => {
    const versions = scope[name];
    return (await versions[Object.keys(versions)[0]].get())();
  };

  const isOurs = (panel) => {
    const ours = panel.model?.getMetadata("everyelement");
    return Boolean(ours?.lesson && ours.run_on_open);
  };
  const isTrusted = (panel) => [...panel.model.cells].every((cell) => cell.type !== "code" || cell.trusted);

  const load = async () => {
    const { INotebookTracker, NotebookActions } = await shared("@jupyterlab/notebook");
    const runOnOpen = async (panel) => {
      await Promise.all([panel.context.ready, panel.sessionContext.ready]);
      if (!panel.isDisposed && isOurs(panel) && isTrusted(panel) && panel.sessionContext.session?.kernel) {
        await NotebookActions.runAll(panel.content, panel.sessionContext);
        // Running leaves the last cell selected; a lesson is read from the top.
        panel.content.activeCellIndex = 0;
        panel.content.deselectAll();
        await panel.content.scrollToItem?.(0, "start");
      }
    };
    const plugin = {
      id: "everyelement:run-on-open",
      description: "Run a trusted lesson of Every Element when it is opened",
      autoStart: true,
      requires: [INotebookTracker],
      activate: (_app, tracker) => {
        const seen = new WeakSet();
        const once = (panel) => {
          if (!seen.has(panel)) {
            seen.add(panel);
            runOnOpen(panel).catch((error) => console.error("everyelement:", error));
          }
        };
        tracker.forEach(once);
        tracker.widgetAdded.connect((_tracker, panel) => once(panel));
      },
    };
    return { __esModule: true, default: plugin };
  };

  const modules = { "./extension": load };
  (window._JUPYTERLAB ??= {})["everyelement"] = {
    init: (given) => {
      scope = given;
    },
    get: async (name) => {
      const module = await modules[name]();
      return () => module;
    },
  };
})();
