import "./styles.css";
import { startTimelinePage } from "./page.ts";

startTimelinePage();
