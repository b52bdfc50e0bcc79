import type { PlaidCall } from "../calls/plaidCall.ts";
import type { TextRange } from "../languages/maskedSource.ts";
import { indentedBlocks } from "../structure/indentedBlocks.ts";
import { escaped } from "../structure/madeOf.ts";
import type { RuledCode } from "./rule.ts";

/**
 * Whether a loop over pages catches every error of its call and surely goes on with the cursor of the last page. What it may do
 * beside that, by a call, a condition or below the handler, is not guessed: then it does not.
 * @param cursor the variable that is sent as the cursor
 */
export function goesOnAfterError(code: RuledCode, body: TextRange, call: PlaidCall, cursor: string): boolean {
  const { source, handled } = code;
  const around = handled().filter(({ tried }) => tried.start <= call.start && call.start < tried.end);
  const [handler] = around;
  if (handler === undefined || around.length > 1 || mutation.test(source.text.slice(body.start, body.end)))
    return false;
  const { tried, failed } = handler;
  const loop = pageLoops(code, body).findLast(({ start, end }) => start <= call.start && call.start < end);
  if (loop === undefined || tried.start < loop.start || failed.end > loop.end) return false;
  if (isInnerLoop(source.code.slice(loop.start, call.start)) || !advancesOnly(code, loop, cursor)) return false;
  if (ends.test(source.code.slice(loop.start, loop.end))) return false;
  if (source.language === "python" && !catchesAll.test(source.code.slice(tried.end, failed.start))) return false;
  const does = source.code.slice(failed.start, failed.end);
  if (leaves.test(does) || new RegExp(`(?<![\\w$])${escaped(cursor)}(?![\\w$])`).test(does)) return false;
  if (!callsOnlyHarmless(does)) return false;
  const below = source.code.slice(failed.end, loop.end);
  return /^[\s}]*$/.test(below) || /(?:^|[;\n}])\s*continue\s*;?\s*$/.test(does);
}

/** Says that it knows of what happens when data change between two pages. */
const mutation = /mutation/i;

/** May end the loop whatever was answered: by its condition, or after the handler. */
const ends = /\bfinally\b|\bhas_?more\w*\s*=\s*false\b/i;

/** Whatever ends the loop, now or at its condition, or is a branch of which the rest is not known. */
const leaves =
  /\b(?:throw|raise|return|break|exit|if|else|elif|switch|match|try|finally|while|for)\b|\?|&&|\|\||\b(?:has_?more|more|done|finished)\w*\s*=/i;

/** All that Plaid's clients raise. */
const catchesAll = /\bexcept\s*(?::|\(?\s*(?:plaid\.)?(?:exceptions\.)?(?:ApiException|Exception|BaseException)\b)/;

/** Says something, or waits. */
const harmless =
  /(?:^|\.)(?:log|info|warn|warning|error|exception|debug|print|print_exc|sleep|delay|wait|setTimeout|String|str|repr|push|append)$|^(?:console|logger|logging|log|traceback)\./;

function callsOnlyHarmless(code: string): boolean {
  return [...code.matchAll(/([\w$.]+)\s*\(/g)].every(([, name = ""]) => harmless.test(name) || name === "await");
}

/** In a loop over pages the cursor is moved on by an answer, and by nothing else. */
function advancesOnly({ source, brackets }: RuledCode, loop: TextRange, cursor: string): boolean {
  const assigned = new RegExp(`(?<![.\\w$])${escaped(cursor)}\\s*=(?!=)`, "g");
  const values = [...source.code.slice(loop.start, loop.end).matchAll(assigned)].flatMap(({ index, 0: sign }) => {
    const at = loop.start + index;
    // In parentheses Python names an argument.
    if (source.language === "python" && brackets().around(at)?.kind === "(") return [];
    return [/^[^;\n]*/.exec(source.text.slice(at + sign.length, loop.end))?.[0] ?? ""];
  });
  return values.length > 0 && values.every((value) => /next_?cursor/i.test(value));
}

/** Between the head of a loop and the call another one begins, which may try a few times and then give up. */
function isInnerLoop(code: string): boolean {
  return /\b(?:for|while|do)\b/.test(code);
}

/** What says that there are more pages, or nothing. */
const condition = /^\s*\(?\s*(?:true|1|[\w$.]*has_?more(?:\s*(?:={2,3}|is)\s*true)?)\s*\)?\s*$/i;

/** The bodies of the loops of a function that go on while there are more pages. */
function pageLoops({ source, brackets }: RuledCode, { start: from, end: until }: TextRange): readonly TextRange[] {
  const inside = source.code.slice(from, until);
  if (source.language === "python") {
    return indentedBlocks(inside, /^[ \t]*while\b[^\n]*:/)
      .filter(({ start }) => {
        const head = inside.slice(inside.lastIndexOf("\n", start - 1) + 1, start);
        return condition.test(/\bwhile\b(.*):/.exec(head)?.[1] ?? "");
      })
      .map(({ start, end }) => ({ start: from + start, end: from + end }));
  }
  const loops: TextRange[] = [];
  for (const match of inside.matchAll(/\bwhile\s*\(/g)) {
    const head = brackets().at(from + match.index + match[0].length - 1);
    if (head === null || !condition.test(source.code.slice(head.inside.start, head.inside.end))) continue;
    const open = /^\s*\{/.exec(source.code.slice(head.end, head.end + 80));
    const pair = open === null ? null : brackets().at(head.end + open[0].length - 1);
    if (pair !== null) loops.push(pair.inside);
  }
  return loops;
}
