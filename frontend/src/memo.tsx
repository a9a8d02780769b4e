/** A memo is written part by part and taken away as a file, to be read by a person. Nothing scores it. */
import { useState } from "preact/hooks";
import type { Session } from "./answers";
import { Anew, Text, dated, useSession } from "./prose";
import { Writing, countWords } from "./writing";
import "./memo.css";

/** The memo as a Markdown file. It holds no name and no time: the learner adds what the course asks for. */
export function markdown(session: Session): string {
  const { title, law_as_of, lang, question } = session.document;
  const lines = [`# ${title}`];
  if (question.task) lines.push(question.task);
  if (law_as_of) lines.push(session.say("law-as-of", { date: dated(law_as_of, lang) }));
  for (const item of question.items) lines.push(`## ${item.text}`, session.answer(item.id).text ?? "");
  return `${lines.join("\n\n").trimEnd()}\n`;
}

export function Memo() {
  const session = useSession();
  const { question, key } = session.document;
  const written = question.items.map((item) => session.answer(item.id).text ?? "").join(" ");
  return (
    <>
      {question.task && (
        <div class="ee-task">
          <Text text={question.task} />
        </div>
      )}
      {key?.gate && (
        <div class="ee-note">
          <Text text={key.gate} />
        </div>
      )}
      {key?.rubric && <Rubric />}
      {question.items.map((item) => (
        <Writing key={item.id} item={item} rows={6} />
      ))}
      <p class="ee-quiet">{session.say("words-in-all", { n: countWords(written) })}</p>
      <TakeAway />
    </>
  );
}

function TakeAway() {
  const session = useSession();
  const [told, setTold] = useState({ said: "", times: 0 });
  const tell = (said: string): void => setTold(({ times }) => ({ said, times: times + 1 }));
  const download = (): void => {
    const name = `${session.document.id.replaceAll("/", "-")}.md`;
    const address = URL.createObjectURL(new Blob([markdown(session)], { type: "text/markdown" }));
    const link = window.document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    // The browser reads the address after the click; it is let go once that is over.
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    tell(session.say("downloaded", { name }));
  };
  const copy = (): void => {
    const write = navigator.clipboard?.writeText(markdown(session)) ?? Promise.reject(new Error("no clipboard"));
    write.then(
      () => tell(session.say("copied")),
      () => tell(session.say("copy-failed")),
    );
  };
  return (
    <p class="ee-actions">
      <button type="button" class="ee-main" onClick={download}>
        {session.say("download")}
      </button>
      <button type="button" class="ee-plain" onClick={copy}>
        {session.say("copy")}
      </button>
      <span role="status" class="ee-hint">
        <Anew times={told.times}>{told.said}</Anew>
      </span>
    </p>
  );
}

function Rubric() {
  const session = useSession();
  return (
    <details class="ee-more">
      <summary>{session.say("rubric")}</summary>
      <dl class="ee-rubric">
        {session.document.key!.rubric!.map((criterion) => (
          <div key={criterion.title}>
            <dt>
              {criterion.title} <span class="ee-quiet">{session.say("points", { n: criterion.points })}</span>
            </dt>
            {criterion.levels.map((level) => (
              <dd>
                <strong>{level.points}</strong> {level.says}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}
