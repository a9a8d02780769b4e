/** The learner says which passages show which element. */
import { Cards } from "./cards";
import "./mark.css";

export const Mark = () => <Cards row />;
