// Steps with names, counted. The walk ends at a failed step, for the next ones stand on it; checks beside it go on.
let passed = 0;
const failures = [];

export class Ended extends Error {}

function failed(name, error) {
  failures.push(name);
  console.log(`  FAIL ${name}\n      ${error instanceof Error ? error.message.split("\n").slice(0, 8).join("\n      ") : error}`);
}

export async function check(name, run) {
  try {
    const result = await run();
    passed += 1;
    console.log(`  ok   ${name}`);
    return result;
  } catch (error) {
    failed(name, error);
    return undefined;
  }
}

export async function step(name, run) {
  const before = failures.length;
  const result = await check(name, run);
  // Checks within a step may fail without ending the walk; the step's own failure is the last one told.
  if (failures.length > before && failures.at(-1) === name) throw new Ended(name);
  return result;
}

export function finish() {
  console.log(`${passed} passed, ${failures.length} failed`);
  return failures.length === 0 ? 0 : 1;
}
