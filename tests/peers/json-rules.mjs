// json-rules-engine: asked once for each record, because it has no lists; what it gives is added up in JavaScript.

import { Engine } from 'json-rules-engine';

import { adder, grader, rules } from './model.mjs';

/** A test of a field, as conditions. */
const conditions = ({ field, equals, at_least: atLeast, below }) => {
  const is = (operator, value) => ({ fact: field, operator, value });
  if (equals !== undefined) return [is('equal', equals)];
  return [is('greaterThanInclusive', atLeast), ...(below === undefined ? [] : [is('lessThan', below)])];
};

/** What is measured. */
export const engine = (document) => {
  // A record of one kind lacks the facts that rules for another kind ask about.
  const rulebook = new Engine([], { allowUndefinedFacts: true });
  const counts = [
    { fact: 'from', operator: 'lessThanInclusive', value: { fact: 'day' } },
    { fact: 'through', operator: 'greaterThanInclusive', value: { fact: 'day' } },
  ];
  for (const { id, indicator, points, tests } of rules(document)) {
    const all = [...tests.flatMap(conditions), ...counts];
    rulebook.addRule({ name: id, conditions: { all }, event: { type: 'points', params: { indicator, points } } });
  }
  const [add, grade] = [adder(document), grader(document)];
  const runs = async ({ day, records }) => {
    const done = [];
    for (const record of records) done.push(await rulebook.run({ day, ...record }));
    return done;
  };
  const points = (done) => add(done.flatMap(({ events }) => events.map(({ params }) => params)));
  return {
    score: async (facts) => points(await runs(facts)),
    explain: async (facts) => {
      const done = await runs(facts);
      const score = points(done);
      const why = done.map(({ results, failureResults }) => [results, failureResults]);
      return { score, grade: grade(score), why };
    },
  };
};
