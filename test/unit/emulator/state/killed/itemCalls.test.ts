import { itemCalls } from "./itemCalls.ts";
import { outliveKill } from "./outliveKill.ts";

outliveKill(itemCalls);
