/** An item's options, as one named group of radio buttons or checkboxes. */
import type { ComponentChildren } from "preact";
import type { Option } from "./document";
import { Text, useSession } from "./prose";
import "./choices.css";

interface ChoicesProps {
  id: string;
  legend: ComponentChildren;
  options: Option[];
  many?: boolean;
  taken: string[];
  locked?: boolean;
  /** The options stand side by side where there is room. */
  row?: boolean;
  describedBy?: string;
  onTake: (taken: string[]) => void;
}

/** The click that follows moves the focus to the field. Until then it stays: around us a notebook would take it, and
 * lay out everything that it shows anew, twice. */
const stay = (event: MouseEvent): void => event.preventDefault();

export function Choices({ id, legend, options, many, taken, locked, row, describedBy, onTake }: ChoicesProps) {
  const { scope } = useSession();
  const take = (option: string, on: boolean): void => {
    if (!many) onTake([option]);
    else onTake(options.map((each) => each.id).filter((each) => (each === option ? on : taken.includes(each))));
  };
  // The browser answers a press on a label by moving the focus and then pressing the field: in a notebook that takes
  // twice as long as all that we do. A radio button is taken at once, and the field finds itself chosen already.
  const pressed = (event: MouseEvent, option: string): void => {
    if (!many && !locked && !(event.target instanceof HTMLInputElement)) take(option, true);
  };
  return (
    <fieldset class={`ee-choices${row ? " ee-row" : ""}`} disabled={locked} aria-describedby={describedBy}>
      <legend>{legend}</legend>
      <div class="ee-options">
        {options.map((option) => (
          <label key={option.id} class="ee-option" onMouseDown={stay} onClick={(event) => pressed(event, option.id)}>
            <input
              type={many ? "checkbox" : "radio"}
              name={`${scope}-${id}`}
              value={option.id}
              checked={taken.includes(option.id)}
              onChange={(event) => take(option.id, event.currentTarget.checked)}
            />
            <span>
              <Text text={option.text} inline />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
