/** The least that browser-free logic needs to be tested in a browser: names, assertions, results on the window. */

/** @type {{name: string, run: () => any}[]} */
const tests = [];

/** @param {string} name states a fact @param {() => any} run */
export const test = (name, run) => tests.push({ name, run });

/** @param {any} actual @param {any} expected */
export function equal(actual, expected) {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== e) throw new Error(`expected ${e}\n but was ${a}`);
}

/** @param {any} truth @param {string} [message] */
export function ok(truth, message = 'expected something true') {
  if (!truth) throw new Error(message);
}

/** Runs all tests of one file and answers their names with what went wrong, if anything. @param {string} file */
export async function runFile(file) {
  tests.length = 0;
  await import(`/test/${file}`);
  const results = [];
  for (const { name, run } of tests) {
    try {
      await run();
      results.push({ name, failure: null });
    } catch (failure) {
      results.push({ name, failure: String(/** @type {any} */ (failure).stack ?? failure) });
    }
  }
  return results;
}
