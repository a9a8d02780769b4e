/** The page host: answers stay on the page, or go where the page's store puts them once the learner agrees. */
import { Session, type Host, type Keeping } from "./answers";
import type { Answers, Document } from "./document";
import { show } from "./exercise";

export interface Store {
  /** What was kept; an empty object where the learner has agreed and nothing is kept yet; null where nobody was asked. */
  load(): Partial<Answers> | null;
  save(answers: Answers): void;
  erase(): void;
  /** Call back when somebody else, such as another tab, has changed what is kept; gives a way to stop. */
  watch?(changed: () => void): () => void;
}

/** All that is mounted from one script: a yes, a no or an erasure in one exercise holds for the whole page. */
const mounted = new Set<Shelf>();
/** The learner has said no; what is mounted later on this page need not ask again. */
let refused = false;

export function mount(el: HTMLElement, document: Document, store?: Store): () => void {
  let kept: Partial<Answers> | null = null;
  let failed = false;
  try {
    kept = store?.load() ?? null;
  } catch {
    failed = true;
  }
  const shelf = new Shelf(store);
  const session = new Session(document, shelf, kept ?? {});
  shelf.session = session;
  session.keeping = !store ? "never" : kept ? "yes" : refused ? "no" : "ask";
  session.late = failed;
  mounted.add(shelf);
  const unwatch = store?.watch?.(() => shelf.follow());
  const hide = show(session, el);
  return () => {
    unwatch?.();
    hide();
    mounted.delete(shelf);
  };
}

class Shelf implements Host {
  readonly place = "-page";
  session!: Session;

  constructor(private store: Store | undefined) {}

  save(answers: Answers): void {
    if (this.session.keeping === "yes") this.store?.save(answers);
  }

  keep(yes: boolean): void {
    refused = !yes;
    for (const shelf of mounted) shelf.decide(yes ? "yes" : "no");
  }

  /** Everything goes, and the page asks again. */
  erase(): void {
    refused = false;
    let failure: unknown;
    for (const shelf of mounted) {
      try {
        shelf.store?.erase();
      } catch (error) {
        failure = error;
      }
      shelf.forget();
    }
    if (failure) throw failure;
  }

  /** Another tab has kept or erased something: what is shown here must not be written over it later. */
  follow(): void {
    try {
      const kept = this.store!.load();
      if (!kept) {
        if (this.session.keeping === "yes") this.forget();
        return;
      }
      if (this.session.keeping !== "yes") this.session.tell({ keeping: "yes", deciding: false });
      if (kept.items) this.session.adopt(kept);
      else if (this.session.started) this.store!.save(this.session.answers);
    } catch {
      this.session.tell({ late: true });
    }
  }

  private forget(): void {
    if (this.store) this.session.keeping = "ask";
    this.session.forget();
  }

  private decide(keeping: Keeping): void {
    if (!this.store) return;
    let late = false;
    try {
      if (keeping === "yes" && this.session.started) this.store.save(this.session.answers);
    } catch {
      late = true;
    }
    this.session.tell({ keeping, deciding: false, late });
  }
}
