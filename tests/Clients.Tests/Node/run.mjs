// node run.mjs PACKAGES CLIENT ADDRESS SECRET CASE...: sends each case and prints what the client made of the answer.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [packages, client, address, secret, ...cases] = process.argv.slice(2);
const { default: open } = await import(`./${client}.mjs`);
const send = open(createRequire(join(packages, 'package.json')), address, secret || undefined);

for (const name of cases) {
  let answer;
  try {
    answer = await send[name]();
  } catch (error) {
    answer = { thrown: error.message };
  }
  console.log(JSON.stringify({ name, answer }));
}
