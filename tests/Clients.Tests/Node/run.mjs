// node run.mjs PACKAGES CLIENT WEBHOOK SECRET CASE...: sends each case and prints what the client made of the answer.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [packages, client, webhook, secret, ...cases] = process.argv.slice(2);
const { default: open } = await import(`./${client}.mjs`);
const send = open(createRequire(join(packages, 'package.json')), webhook, secret || undefined);

for (const name of cases) {
  let answer;
  try {
    answer = await send[name]();
  } catch (error) {
    answer = { thrown: error.message };
  }
  console.log(JSON.stringify({ name, answer }));
}
