/** The learner answers, says how sure, and is told why of every option. */
import { Cards } from "./cards";

export const Quiz = () => <Cards passing />;
