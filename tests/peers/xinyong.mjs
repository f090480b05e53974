// This project's own package, through handles and through one call that takes text.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const { load } = createRequire(new URL('../../target/npm/xinyong/', import.meta.url))('./node.cjs');

/** What is measured. */
export const engine = async (document, { asOf, plan, archives }) => {
  const { Model } = await load();
  const model = new Model();
  const whole = ({ score, grade, lines }) => ({ score, grade, why: lines });
  const scores = (found, expected) =>
    found.forEach((score, at) => assert.equal(score, 100 * expected[at % expected.length].score));
  const wanting = model.open(plan.archive);
  const populations = [100_000, 1_000_000].map((entities) => {
    const population = model.batch(Array.from({ length: entities }, (_, at) => archives[at % archives.length]));
    return ['Node, Batch', 'score', entities, () => population.scores(asOf), scores];
  });
  return {
    how: 'Node, handles',
    opened: archives.map((text) => model.open(text)),
    score: (archive) => archive.score(asOf),
    explain: (archive) => whole(archive.evaluate(asOf)),
    further: [
      [
        'Node, one JSON call',
        'one JSON call',
        archives,
        (text) => {
          const archive = model.open(text);
          const found = whole(archive.evaluate(asOf));
          archive.free();
          return found;
        },
      ],
    ],
    alone: [
      ...populations,
      [
        'Node, handles',
        'plan',
        1,
        () => wanting.plan(plan.request),
        ({ actions, alternatives }) => assert.deepEqual([actions, ...alternatives.map((way) => way.actions)].map((way) => way.length), plan.ways),
      ],
      [
        'Node, handles',
        'one way',
        1,
        () => wanting.plan({ ...plan.request, alternatives: 0 }),
        ({ actions, alternatives }) => assert.deepEqual([actions.length, alternatives.length], [plan.ways[0], 0]),
      ],
    ],
  };
};
