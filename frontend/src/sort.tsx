/** The learner puts words, tactics or claims where they belong. */
import { Cards } from "./cards";

export const Sort = () => <Cards row />;
