/** A chart with its numbers, what they count and what they do not, and questions about reading it. */
import { Cards } from "./cards";
import { Text, useSession } from "./prose";
import "./figure.css";

export function Figure() {
  const { document, say } = useSession();
  const { figure, items } = document.question;
  if (!figure) return null;
  const told = [
    ["counted", figure.counted],
    ["not-counted", figure.not_counted],
    ["year", figure.year],
  ] as const;
  return (
    <>
      <figure class="ee-figure">
        <figcaption>{figure.title}</figcaption>
        {/* An image cannot run anything, whatever stands in it. */}
        <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(figure.svg)}`} alt={figure.alt} />
        <details class="ee-more">
          <summary>{say("table")}</summary>
          <Table {...figure.table} caption={figure.title} />
        </details>
      </figure>
      <dl class="ee-counted">
        {told.map(([name, text]) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>
              <Text text={text} />
            </dd>
          </div>
        ))}
      </dl>
      <p class="ee-quiet">{[figure.reported, say(`grade-${figure.grade}`)].filter(Boolean).join(" ")}</p>
      {items.length > 0 && <Cards passing />}
    </>
  );
}

function Table({ header, rows, caption }: { header: string[]; rows: string[][]; caption: string }) {
  return (
    <table>
      <caption class="ee-unseen">{caption}</caption>
      <thead>
        <tr>
          {header.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell) => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
