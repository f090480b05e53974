// What the built-in model's public document says, as the translations ask for it.

/** The rules, each with its tests of a record: a field that equals a word, or that lies in a range. */
export const rules = ({ rules }) =>
  rules.map(({ id, indicator, kind, when = {}, points }) => ({
    id,
    indicator,
    points,
    tests: Object.entries({ kind, ...when }).map(([field, wanted]) =>
      typeof wanted === 'object' ? { field, ...wanted } : { field, equals: wanted },
    ),
  }));

/** The score before any record has taken or given: the negative indicators are full, the positive ones empty. */
export const start = ({ second_level: indicators }) =>
  indicators.filter(({ polarity }) => polarity === 'negative').reduce((sum, { max }) => sum + max, 0);

/** The least and the most that an indicator's records can do to the score. */
export const bounds = ({ polarity, max }) => (polarity === 'negative' ? [-max, 0] : [0, max]);

/** The score, for an engine that has no lists: what it gave for each record, added up and capped in JavaScript. */
export const adder = (document) => {
  const indicators = document.second_level.map((indicator) => [indicator.id, ...bounds(indicator)]);
  const first = start(document);
  return (lines) => {
    const moved = Object.create(null);
    for (const { indicator, points } of lines) moved[indicator] = (moved[indicator] ?? 0) + points;
    return indicators.reduce(
      (score, [id, least, most]) => score + Math.min(most, Math.max(least, moved[id] ?? 0)),
      first,
    );
  };
};

/** The grade of a score: the bands stand with the best first. */
export const grader =
  ({ bands }) =>
  (score) =>
    bands.find(({ at_least: atLeast }) => score >= atLeast).grade;
