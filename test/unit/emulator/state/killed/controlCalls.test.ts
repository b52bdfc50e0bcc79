import { controlCalls } from "./controlCalls.ts";
import { outliveKill } from "./outliveKill.ts";

outliveKill(controlCalls);
