/** The page host: answers stay on the page, or go where the page's store puts them once the learner agrees. */
import { Session, type Host, type Keeping } from "./answers";
import type { Answers, Document } from "./document";
import { show } from "./exercise";

export interface Store {
  /** What was kept; an empty object where the learner has agreed and nothing is kept yet; null where nobody was asked. */
  load(): Partial<Answers> | null;
  save(answers: Answers): void;
  erase(): void;
}

/** All that is mounted from one script: a yes, a no or an erasure in one exercise holds for the whole page. */
const mounted = new Set<Shelf>();

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
  session.keeping = store ? (kept ? "yes" : "ask") : "never";
  session.late = failed;
  mounted.add(shelf);
  const hide = show(session, el);
  return () => {
    mounted.delete(shelf);
    hide();
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
    for (const shelf of mounted) shelf.decide(yes ? "yes" : "no");
  }

  erase(): void {
    for (const shelf of mounted) {
      shelf.store?.erase();
      if (shelf !== this) shelf.session.forget();
    }
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
