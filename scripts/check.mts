/** `npm run check`: types, format and lint, rooms, package. */
import { runChecks } from "./checks/checks.mts";
import { main } from "./lib/main.mts";

await main(async () => {
  const { passed, failed } = await runChecks();
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
