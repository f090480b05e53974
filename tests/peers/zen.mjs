// GoRules Zen: the rules as a decision graph, asked through `@gorules/zen-engine`. `node zen.mjs MODEL OUT` writes the
// graph for the crate `zen-engine`.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { bounds, rules, start } from './model.mjs';

const node = (id, type, content = {}) => ({ id, name: id, type, content, position: { x: 0, y: 0 } });

/** A test of a field, as a cell of a decision table. */
const cell = ({ equals, at_least: atLeast, below }) => {
  if (equals !== undefined) return `'${equals}'`;
  return below === undefined ? `>= ${atLeast}` : `[${atLeast}..${below})`;
};

/** The decision graph that gives the score, and the grade too if it is explained. */
export const decision = (document, explained) => {
  const table = rules(document);
  const fields = [...new Set(table.flatMap(({ tests }) => tests.map(({ field }) => field)))];
  const counting = node('counting', 'expressionNode', {
    expressions: [{ id: 'e', key: 'records', value: 'filter(records, #.from <= day and day <= #.through)' }],
  });
  const scoring = node('scoring', 'decisionTableNode', {
    hitPolicy: 'first',
    executionMode: 'loop',
    inputField: 'records',
    outputPath: 'lines',
    passThrough: false,
    inputs: fields.map((field) => ({ id: field, name: field, field })),
    outputs: ['indicator', 'points'].map((field) => ({ id: field, name: field, field })),
    rules: table.map(({ id, indicator, points, tests }) => ({
      _id: id,
      ...Object.fromEntries(fields.map((field) => [field, ''])),
      ...Object.fromEntries(tests.map((test) => [test.field, cell(test)])),
      indicator: `'${indicator}'`,
      points: `${points}`,
    })),
  });
  const parts = document.second_level.map((indicator) => {
    const [least, most] = bounds(indicator);
    const sum = `sum(map(lines, #.indicator == '${indicator.id}' ? #.points : 0))`;
    return `min([${most}, max([${least}, ${sum}])])`;
  });
  const adding = node('adding', 'expressionNode', {
    expressions: [{ id: 'e', key: 'score', value: [start(document), ...parts].join(' + ') }],
  });
  const grading = node('grading', 'decisionTableNode', {
    hitPolicy: 'first',
    executionMode: 'single',
    passThrough: true,
    inputs: [{ id: 'score', name: 'score', field: 'score' }],
    outputs: [{ id: 'grade', name: 'grade', field: 'grade' }],
    rules: document.bands.map((band) => ({ _id: band.grade, score: cell(band), grade: `'${band.grade}'` })),
  });
  const steps = [counting, scoring, adding, ...(explained ? [grading] : [])];
  const nodes = [node('in', 'inputNode'), ...steps, node('out', 'outputNode')];
  const edges = nodes
    .slice(1)
    .map(({ id }, at) => ({ id: `to-${id}`, type: 'edge', sourceId: nodes[at].id, targetId: id }));
  return { nodes, edges };
};

/** What is measured. */
export const engine = (document) => {
  const { ZenEngine, ZenDecisionContent } = createRequire(import.meta.url)('@gorules/zen-engine');
  const zen = new ZenEngine();
  const make = (explained) => zen.createDecision(new ZenDecisionContent(decision(document, explained)));
  const [scoring, explaining] = [make(false), make(true)];
  return {
    score: async (facts) => (await scoring.evaluate(facts)).result.score,
    explain: async (facts) => {
      const { result, trace } = await explaining.evaluate(facts, { trace: true });
      return { ...result, why: trace };
    },
  };
};

// For the crate, which cannot make it itself.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, out] = process.argv.slice(2);
  const document = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(out, JSON.stringify({ score: decision(document, false), explain: decision(document, true) }));
}
