// A module-federation container written by hand, so that no bundler is needed. It runs every cell of a lesson when the
// lesson is opened: only where the notebook is one of ours by its metadata, and either every code cell is trusted or the
// site says that its lessons may run (JupyterLite trusts no notebook; what it serves, its own publisher put there).
// To switch it off: Settings, Every Element; or jupyter labextension disable everyelement
(() => {
  const ID = "everyelement:run-on-open";
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

  // A line above a lesson, where the site has something to say of where changes are kept.
  const notice = (Widget, PageConfig) => {
    const words = PageConfig.getOption("everyElementNotice");
    if (!words) return undefined;
    const line = document.createElement("p");
    line.setAttribute("role", "note");
    line.style.cssText = "margin:0;padding:4px 12px;background:var(--jp-layout-color2);color:var(--jp-ui-font-color0)";
    const more = document.createElement("a");
    more.href = new URL(PageConfig.getOption("everyElementAbout"), new URL(PageConfig.getBaseUrl(), location.href)).href;
    more.target = "_blank";
    more.rel = "noreferrer";
    more.style.cssText = "color:inherit;text-decoration:underline";
    more.textContent = PageConfig.getOption("everyElementMore");
    line.append(`${words} `, more);
    const widget = new Widget({ node: document.createElement("div") });
    widget.node.append(line);
    // The layout gives what is asked for, and on a narrow screen the words take several lines.
    const fit = () => {
      widget.node.style.minHeight = `${line.offsetHeight}px`;
      widget.parent?.fit();
    };
    new ResizeObserver(fit).observe(line);
    return widget;
  };

  const load = async () => {
    const [{ CodeCell }, { INotebookTracker }, { ISettingRegistry }, { PageConfig }, { Widget }] = await Promise.all(
      ["cells", "notebook", "settingregistry", "coreutils"].map((name) => shared(`@jupyterlab/${name}`)).concat(
        shared("@lumino/widgets"),
      ),
    );
    const runOnOpen = async (panel, wanted) => {
      await Promise.all([panel.context.ready, panel.sessionContext.ready]);
      if (panel.isDisposed || !isOurs(panel)) return;
      const line = notice(Widget, PageConfig);
      if (line) panel.contentHeader.addWidget(line);
      const allowed = isTrusted(panel) || PageConfig.getOption("everyElementRunOnOpen") === "true";
      const kernel = panel.sessionContext.session?.kernel;
      if (!allowed || !kernel || !(await wanted())) return;
      // To run a cell takes its still form away at once. Until Python answers, the still forms stay to be read.
      await kernel.requestExecute({ code: "", silent: true, store_history: false }).done;
      // One cell after the other, each in its own place: to run all at once would take every still form away, and what the
      // notebook's own commands run they also go to, and take the focus there, wherever somebody has begun to read.
      for (const cell of panel.content.widgets) {
        if (panel.isDisposed || !panel.sessionContext.session?.kernel) return;
        if (!(cell instanceof CodeCell)) continue;
        const reply = await CodeCell.execute(cell, panel.sessionContext); // none where the cell is empty
        if (reply && reply.content.status !== "ok") return;
      }
    };
    const plugin = {
      id: ID,
      description: "Run a trusted lesson of Every Element when it is opened",
      autoStart: true,
      requires: [INotebookTracker],
      optional: [ISettingRegistry],
      activate: (_app, tracker, registry) => {
        const seen = new WeakSet();
        const settings = registry?.load(ID);
        // A failing registry is told of, and nothing is run against what somebody may have chosen there.
        const wanted = async () => !settings || (await settings).get("runOnOpen").composite !== false;
        const once = (panel) => {
          if (!seen.has(panel)) {
            seen.add(panel);
            runOnOpen(panel, wanted).catch((error) => console.error("everyelement:", error));
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
