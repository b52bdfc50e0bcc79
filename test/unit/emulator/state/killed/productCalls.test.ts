import { outliveKill } from "./outliveKill.ts";
import { productCalls } from "./productCalls.ts";

outliveKill(productCalls);
