// The main job end to end, as three people do it in a browser:
// compile → review → publish → load → request → answer within the clock → call with evidence → correct what was wrong → demand, dispute, compare, sources.
import { accessible, failure, open, picture } from "./lib/browser.mjs";
import { accounts, signIn } from "./lib/actors.mjs";
import { check, Ended, finish, step } from "./lib/report.mjs";
import { compile } from "./steps/compile.mjs";
import { review } from "./steps/review.mjs";
import { load } from "./steps/load.mjs";
import { share } from "./steps/share.mjs";
import { call } from "./steps/call.mjs";
import { correction } from "./steps/correction.mjs";
import { demand } from "./steps/demand.mjs";
import { dispute } from "./steps/dispute.mjs";
import { verify } from "./steps/verify.mjs";
import { source } from "./steps/source.mjs";
import { evidence } from "./steps/evidence.mjs";
import { law } from "./steps/law.mjs";
import { tour } from "./steps/tour.mjs";

const { page, errors, close } = await open();
try {
  const people = await step("demo accounts are offered", accounts);
  /** Axe and both widths of the page as it stands; told, but no reason to stop. */
  const look = async (name, keep = true) => {
    await check(`${name}: no serious violation`, () => accessible(page));
    await check(`${name}: fits a desk and a phone`, () => picture(page, name, keep));
  };
  const walk = { page, step, look, stamp: Date.now().toString(36), found: { sourceName: people.source.org_name, consumerName: people.consumer.org_name }, as: (who) => signIn(page, people[who]) };
  for (const part of [compile, review, load, share, call, correction, demand, dispute, verify, source, evidence, law, tour]) await part(walk);
  await step("no script failed in the browser", () => {
    if (errors.length > 0) throw new Error(errors.join("\n"));
  });
} catch (error) {
  if (!(error instanceof Ended)) throw error;
  await failure(page);
} finally {
  await close();
}
process.exit(finish());
