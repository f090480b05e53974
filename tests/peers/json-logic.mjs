// json-logic-engine: the rules as one expression, compiled.

import { LogicEngine } from 'json-logic-engine';

import { bounds, rules, start } from './model.mjs';

const ask = (name) => ({ var: name });

/** A test of a field of the record at hand. */
const condition = ({ field, equals, at_least: atLeast, below }) => {
  if (equals !== undefined) return { '===': [ask(field), equals] };
  return below === undefined
    ? { '>=': [ask(field), atLeast] }
    : { and: [{ '>=': [ask(field), atLeast] }, { '<': [ask(field), below] }] };
};

const sum = (list, value) => ({
  reduce: [{ map: [list, value] }, { '+': [ask('accumulator'), ask('current')] }, 0],
});

/** The expression that gives the score. */
const score = (document) => {
  const table = rules(document);
  const current = {
    filter: [ask('records'), { '<=': [ask('from'), ask('../../day'), ask('through')] }],
  };
  const parts = document.second_level.map((indicator) => {
    const own = table.filter((rule) => rule.indicator === indicator.id);
    const points = own.flatMap(({ tests, points }) => [{ and: tests.map(condition) }, points]);
    const [least, most] = bounds(indicator);
    return { min: [most, { max: [least, sum(current, { if: [...points, 0] })] }] };
  });
  return { '+': [start(document), ...parts] };
};

/** What is measured: it has no explanation to give. */
export const engine = (document) => ({ score: new LogicEngine().build(score(document)) });
