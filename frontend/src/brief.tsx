/** A decided case, predicted before it is read: element by element, and then what the court held. */
import { allShown, Cards } from "./cards";
import type { Decided, Ruling } from "./document";
import { Text, useSession } from "./prose";

export function Brief() {
  const session = useSession();
  const { question, key } = session.document;
  const ruling = key?.reveal as Ruling | undefined;
  return (
    <>
      <Cards row />
      <div aria-live="polite">{ruling && allShown(session) && <Revealed decided={question.case} ruling={ruling} />}</div>
    </>
  );
}

function Revealed({ decided, ruling }: { decided: Decided | undefined; ruling: Ruling }) {
  const { say } = useSession();
  const said: [string, string[]][] = [
    ["held", ruling.held],
    ["standard", [ruling.standard]],
    ["how-read", [ruling.read]],
    ["cautions", ruling.cautions],
  ];
  return (
    <article aria-label={say("decided")}>
      <h4>{say("decided")}</h4>
      {decided && (
        <p>
          <strong>{decided.name}</strong>
          {[decided.court, String(decided.year), decided.citation].filter(Boolean).map((part) => `, ${part}`)}
        </p>
      )}
      {said.map(
        ([name, texts]) =>
          texts.some(Boolean) && (
            <section key={name}>
              <h5>{say(name)}</h5>
              {texts.map((text) => (
                <Text key={text} text={text} />
              ))}
            </section>
          ),
      )}
    </article>
  );
}
