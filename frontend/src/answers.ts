/** One exercise being answered: the document, the answers, and whether they are kept. It knows no host and no page. */
import type { Answer, Answers, Document, Item, Option } from "./document";

export type Keeping = "ask" | "yes" | "no" | "never";

/** What a host does with answers. Each may fail: the exercise then says so and goes on. */
export interface Host {
  /** The ending of the word keys that speak of where answers are kept: "" for a notebook, "-page" for a page. */
  place: "" | "-page";
  save(answers: Answers): void;
  keep(yes: boolean): void;
  erase(): void;
}

export class Session {
  answers: Answers;
  keeping: Keeping = "never";
  notice = "";
  /** Whether the host has not followed: it is busy, stopped, or refuses. */
  late = false;
  /** Whether the learner has said yes or no and the host has not confirmed it yet. */
  deciding = false;
  erased = false;
  /** Keeps names and ids apart where one exercise is shown twice on a page. */
  readonly scope = `ee-${Math.random().toString(36).slice(2, 10)}`;
  private repaint: () => void = () => {};
  private unsaved: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly document: Document,
    readonly host: Host,
    given: Partial<Answers> = {},
  ) {
    this.answers = this.current(given);
  }

  /** Answers to another version of the exercise are not shown, and not touched until a new answer is given. */
  private current(given: Partial<Answers>): Answers {
    const version = this.document.version;
    if (given.version !== version) return { version, items: {}, checked: [] };
    return { version, items: given.items ?? {}, checked: given.checked ?? [] };
  }

  /** Everything that shows the session is painted at once, in the task of the event that changed it. */
  onChange(repaint: () => void): void {
    this.repaint = repaint;
  }

  /** A key without words is shown as it is: a nameless button would be worse. */
  readonly say = (key: string, filled: Record<string, string | number> = {}): string => {
    const words = this.document.words[key] ?? key;
    return words.replace(/\{(\w+)\}/g, (place, name: string) => String(filled[name] ?? place));
  };

  /** A group is named by the interface where it has words for it, and otherwise by the document itself. */
  heading(group: string): string {
    return this.document.words[`group-${group}`] ?? group;
  }

  get started(): boolean {
    return Object.keys(this.answers.items).length > 0;
  }

  options(item: Item): Option[] {
    return item.options ?? this.document.question.options ?? [];
  }

  answer(id: string): Answer {
    return this.answers.items[id] ?? {};
  }

  isChecked(id: string): boolean {
    return this.answers.checked.includes(id);
  }

  /** Change one item's answer; undefined takes it back. */
  give(id: string, answer: Answer | undefined): void {
    const items = { ...this.answers.items };
    if (answer) items[id] = answer;
    else delete items[id];
    this.put({ ...this.answers, items });
  }

  check(ids: string[]): void {
    this.put({ ...this.answers, checked: [...new Set([...this.answers.checked, ...ids])] });
  }

  /** Take back answers and what was shown for them. */
  again(ids: string[]): void {
    const items = Object.fromEntries(Object.entries(this.answers.items).filter(([id]) => !ids.includes(id)));
    this.put({ ...this.answers, items, checked: this.answers.checked.filter((id) => !ids.includes(id)) });
  }

  /** A change is shown at once and handed over right after: a notebook takes ten times as long to pass it on. */
  put(answers: Answers): void {
    this.answers = answers;
    this.erased = false;
    this.repaint();
    this.unsaved ??= setTimeout(this.flush);
  }

  /** Hand over what has not been handed over yet; called too when the page goes, so that nothing is lost. */
  readonly flush = (): void => {
    if (this.unsaved === undefined) return;
    this.drop();
    const { late } = this;
    this.attempt(() => this.host.save(this.answers));
    if (this.late !== late) this.repaint();
  };

  private drop(): void {
    clearTimeout(this.unsaved);
    this.unsaved = undefined;
  }

  keep(yes: boolean): void {
    this.flush();
    this.deciding = true;
    this.attempt(() => this.host.keep(yes));
    this.repaint();
  }

  erase(): void {
    this.drop();
    this.attempt(() => this.host.erase());
    this.forget();
  }

  /** The answers are gone, here or in another exercise of the page. */
  forget(): void {
    this.drop();
    this.answers = this.current({});
    this.erased = true;
    this.repaint();
  }

  /** Another view of the same exercise, or the host, has newer answers; not newer than one still to be handed over. */
  adopt(given: Partial<Answers>): void {
    if (this.unsaved !== undefined) return;
    this.answers = this.current(given);
    this.repaint();
  }

  tell(news: Partial<Pick<Session, "keeping" | "notice" | "late" | "deciding">>): void {
    Object.assign(this, news);
    this.repaint();
  }

  private attempt(act: () => void): void {
    try {
      act();
    } catch {
      // A host that is gone throws; the learner goes on answering and is told.
      this.late = true;
    }
  }
}
