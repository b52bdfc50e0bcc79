import { rules } from "../../code/rules/rules.ts";

/** What `--help` prints: the options, and the rules, each with whether it speaks by itself. */
export function lintUsage(): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(({ id, isOnByDefault }) => `  ${id.padEnd(width)}  ${isOnByDefault ? "on" : "off"}`);
  return `${options}\nRules, and whether each is on where nobody has said so (docs/in-your-code.md):\n${lines.join("\n")}\n`;
}

const options = `Finds the calls of Plaid's API in code, and says what is worth a second look.

  balance-lens lint [PATHS] [options]

PATHS are files and folders; without any, this folder. Languages: TypeScript,
JavaScript, Python, Ruby, Go, Java and .http files.

  --rules LIST      NAME=SEVERITY with commas between: error, warning,
                    information, hint or off; NAME alone is on as it usually is,
                    and all stands for every rule
  --exclude PATTERN leaves out files or folders, as a line of .gitignore does;
                    may be given several times
  --fail-on LIST    exit with 2 when there is a remark that is at least so
                    severe, or of a rule: warning,secret-in-code. error is the
                    default, none never fails
  --json            one JSON document on stdout
  --sarif FILE      writes the remarks as SARIF 2.1.0, for code scanning
  --github          in GitHub Actions: annotations
  --help, -h        this

The rules of balanceLens.code.rules, and what balanceLens.code.exclude leaves
out, are taken from .vscode/settings.json; --rules goes before them. A comment
balance-lens-ignore on the line, or on the line before it, leaves remarks out.

Passed over: what .gitignore leaves out, folders such as node_modules, dist and
.git, links, and files over 1 MB. What is named is read all the same.

Exit code: 0 it ran, 1 it could not run or could not read everything,
2 something of --fail-on was met.
`;
