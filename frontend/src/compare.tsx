/** One story under several laws, or on several days: what each finds, and then where they part. */
import { allShown, Cards, type Worded } from "./cards";
import type { Column, Found, Item } from "./document";
import { Badge, dated, Text, useSession } from "./prose";
import "./compare.css";

export function Compare() {
  const session = useSession();
  const { question, key } = session.document;
  const columns = question.columns ?? [];
  const found = (key?.found ?? {}) as Record<string, Found>;
  const word = (item: Item): Worded => {
    const column = columns.find(({ id }) => id === item.id);
    return column ? { name: <Law column={column} />, help: <Plainly column={column} /> } : { name: item.text };
  };
  const compared = columns.filter(({ id }) => found[id]);
  return (
    <>
      <Cards row word={word} />
      <div aria-live="polite">
        {compared.length > 0 && allShown(session) && <SideBySide columns={compared} found={found} />}
      </div>
    </>
  );
}

/** Which law, of which day, and how it is read. Only spans: it stands in a legend, and in a heading. */
function Law({ column }: { column: Column }) {
  const session = useSession();
  const date = dated(column.on, session.document.lang);
  return (
    <>
      <span class="ee-p">{column.title}</span>
      <span class="ee-p ee-law">{session.say("judged-by", { citation: column.citation, date })}</span>
      {column.reading && <span class="ee-p ee-law">{session.say("read-as", { title: column.reading.title })}</span>}
    </>
  );
}

function Plainly({ column }: { column: Column }) {
  const { say } = useSession();
  const grade = column.reading?.grade ?? column.grade;
  return (
    <>
      {[column.plain, column.rebuilt && say("rebuilt"), say(`grade-${grade}`)].filter(Boolean).join(" ")}
    </>
  );
}

function SideBySide({ columns, found }: { columns: Column[]; found: Record<string, Found> }) {
  const { say, scope } = useSession();
  return (
    <>
      <h4>{say("side-by-side")}</h4>
      <p class="ee-quiet">{say("where-apart")}</p>
      <div class="ee-sides">
        {columns.map((column) => {
          const { finding, parts, ask_next } = found[column.id]!;
          return (
            <article key={column.id} class="ee-side" aria-labelledby={`${scope}-${column.id}`}>
              <h5 id={`${scope}-${column.id}`}>
                <Law column={column} />
              </h5>
              <p>
                <Badge of={finding}>{say(`finding-${finding}`)}</Badge>
              </p>
              <ul class="ee-parts">
                {parts.map((part) => (
                  <li key={part.title}>
                    <Badge of={part.finding}>{say(`finding-${part.finding}`)}</Badge>{" "}
                    {part.apart ? <strong>{part.title}</strong> : part.title}
                    {part.apart && <> <span class="ee-tag">{say(`apart-${part.apart}`)}</span></>}
                  </li>
                ))}
              </ul>
              {ask_next.length > 0 && (
                <>
                  <p class="ee-quiet">{say("ask-next")}</p>
                  {ask_next.map((asked) => (
                    <Text key={asked} text={asked} />
                  ))}
                </>
              )}
            </article>
          );
        })}
      </div>
    </>
  );
}
