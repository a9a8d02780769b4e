/** The anywidget host: traits in, traits and messages out. See docs/documents.md, "The widget". */
import { Session, type Host, type Keeping } from "./answers";
import type { Answers, Document } from "./document";
import { show } from "./exercise";

export interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
  save_changes(): void;
  send(message: unknown): void;
}

interface Given {
  rev: number;
  answers: Partial<Answers>;
}

const PATIENCE = 3000;

export function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  let close = open(model, el);
  const reopen = (): void => {
    close();
    close = open(model, el);
  };
  model.on("change:document", reopen);
  return () => {
    model.off("change:document", reopen);
    close();
  };
}

function open(model: Model, el: HTMLElement): () => void {
  const given = (): Given => ({ rev: 0, answers: {}, ...(model.get("given") as Partial<Given> | undefined) });
  const link = new Link(model, given);
  const restored = given().rev ? given().answers : (model.get("answers") as Partial<Answers> | undefined);
  const session = new Session(model.get("document") as Document, link, restored ?? {});
  link.session = session;
  session.keeping = (model.get("keeping") as Keeping | undefined) ?? "never";
  session.notice = (model.get("notice") as string | undefined) ?? "";

  const listeners: Record<string, () => void> = {
    // Another view of the same exercise was answered. What this view gave itself is already shown.
    "change:given": () => given().rev > link.rev && link.take(given()),
    "change:answers": () => {
      if (!given().rev) session.adopt((model.get("answers") as Partial<Answers> | undefined) ?? {});
    },
    "change:kept": () => link.settle(),
    "change:keeping": () => {
      session.tell({ keeping: model.get("keeping") as Keeping, deciding: false });
      link.settle();
    },
    "change:notice": () => session.tell({ notice: model.get("notice") as string }),
    "change:erased": () => link.forget(),
  };
  for (const [event, listener] of Object.entries(listeners)) model.on(event, listener);
  const hide = show(session, el);
  return () => {
    for (const [event, listener] of Object.entries(listeners)) model.off(event, listener);
    hide(); // first, since it hands over what is left
    link.stop();
  };
}

/** Carries answers to Python, and notices when Python does not follow. */
class Link implements Host {
  readonly place = "";
  session!: Session;
  rev: number;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private model: Model,
    given: () => Given,
  ) {
    // After an erasure `given` begins anew, but a number that Python has dealt with must not come again.
    this.rev = Math.max(given().rev, (model.get("kept") as number | undefined) ?? 0);
  }

  save(answers: Answers): void {
    this.rev += 1;
    this.model.set("given", { rev: this.rev, answers });
    this.wait();
    this.model.save_changes();
  }

  keep(yes: boolean): void {
    this.wait();
    this.model.send({ type: "keep", yes });
  }

  erase(): void {
    this.clear();
    this.model.send({ type: "erase" });
    this.model.save_changes();
  }

  take(given: Given): void {
    this.rev = given.rev;
    this.session.adopt(given.answers);
  }

  forget(): void {
    this.clear();
    this.session.forget();
    this.model.save_changes();
  }

  /** Say that the kernel has caught up, once it has. */
  settle(): void {
    if (!this.behind()) {
      this.stop();
      if (this.session.late) this.session.tell({ late: false });
    }
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** A view that opens later must not find what was erased. Handed over, it also takes the place of an answer that
   * ipywidgets holds back while the kernel is busy, and would send after the erasure. */
  private clear(): void {
    this.model.set("given", { rev: this.rev, answers: {} });
  }

  private behind(): boolean {
    return this.session.deciding || ((this.model.get("kept") as number | undefined) ?? 0) < this.rev;
  }

  /** The clock runs from the first change that was not followed, not from the last. */
  private wait(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.behind()) this.session.tell({ late: true });
    }, PATIENCE);
  }
}
