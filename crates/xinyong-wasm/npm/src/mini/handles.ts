// Handles: a model and what it opens, read once and asked as often as one likes.

import type {
  ArchiveDocument, Brought, Evaluation, InWords, ModelDocument, Plan, PlanRequest, Repair, Scenario, Simulation, Timeline,
} from '../core.js';
import { NOTHING, ask } from './kernel.js';

let models = new WeakMap<object, number>();
let archives = new WeakMap<object, number>();

/** Forgets every handle: in another kernel they would stand for something else. */
export function forget(): void {
  models = new WeakMap();
  archives = new WeakMap();
}

/** The handle of an object; whatever is none of ours has none. */
function of(handles: WeakMap<object, number>, object: object): number {
  const handle = handles.get(object);
  return handle === undefined ? NOTHING : handle;
}

/** JSON text as it is, or an object as JSON. */
function json(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  let text: unknown;
  try {
    text = value !== null && typeof value === 'object' ? JSON.stringify(value) : undefined;
  } catch {
    // A cycle, a big integer, or a `toJSON` that throws has no JSON.
  }
  return typeof text === 'string' ? text : ask('not_json', NOTHING, path);
}

/** A date as it is. What is no text is told by JavaScript's own word for its sort. */
function date(value: unknown): string {
  return typeof value === 'string' ? value : typeof value;
}

/** 信用档案: an archive that was checked, with the model that scores it. `Model.open` gives one. */
export class Archive {
  private constructor() {}

  /** @internal */
  static of(handle: number): Archive {
    const archive = new Archive();
    archives.set(archive, handle);
    return archive;
  }

  /** 统一社会信用代码 of the entity. */
  get uscc(): string {
    return ask('archive_uscc', of(archives, this));
  }

  /** 名称 of the entity. */
  get name(): string {
    return ask('archive_name', of(archives, this));
  }

  /** 综合评价结果 on a day such as `2026-11-22`: score, grade, and for every point why, on which article, and until when. */
  evaluate(asOf: string): Evaluation {
    return JSON.parse(ask('evaluate', of(archives, this), date(asOf)));
  }

  /** The result of a day in words, Chinese and English: what `evaluate` gives, as it is told to people. */
  inWords(asOf: string): InWords {
    return JSON.parse(ask('in_words', of(archives, this), date(asOf)));
  }

  /** 得分 alone, in points: what `evaluate` gives, without the explanation. */
  score(asOf: string): number {
    return JSON.parse(ask('score', of(archives, this), date(asOf)));
  }

  /** Every change of the score between two days, with its cause. Without a last day, until nothing can change any more. */
  timeline(from: string, to?: string): Timeline {
    const days = to === undefined ? [date(from)] : [date(from), date(to)];
    return JSON.parse(ask('timeline', of(archives, this), ...days));
  }

  /**
   * What a scenario in the format `xinyong-scenario/1` would do: before, after, and what each action does alone.
   *
   * The result is a simulation and says so; it is no evaluation.
   */
  simulate(scenario: Scenario | string): Simulation {
    return JSON.parse(ask('simulate', of(archives, this), json(scenario, 'scenario')));
  }

  /** The smallest set of actions with which a grade holds on a day, or why it is out of reach. */
  plan(request: PlanRequest | string): Plan {
    return JSON.parse(ask('plan', of(archives, this), json(request, 'request')));
  }

  /** Every adverse record on a day: how long it counts and is published, what can be done about it, and from when. */
  repair(asOf: string): Repair {
    return JSON.parse(ask('repair', of(archives, this), date(asOf)));
  }

  /** What the result of a day brings, what is missing to the next grade, and where each “信用+” scenario stands. */
  measures(asOf: string): Brought {
    return JSON.parse(ask('measures', of(archives, this), date(asOf)));
  }

  /** Frees what the module holds for it. Freeing it again does nothing. */
  free(): void {
    if (archives.has(this)) ask('archive_free', of(archives, this));
    archives.delete(this);
  }
}

/** 指标体系: a model that was checked and may score. */
export class Model {
  /**
   * A built-in model by its id, such as `heilongjiang-public`; or one of your own in the format `xinyong-model/1`, as an
   * object or JSON text. Without an argument, the province's.
   */
  constructor(source?: string | object) {
    const given = source === undefined ? [] : [json(source, 'source')];
    models.set(this, Number(ask('model', NOTHING, ...given)));
  }

  /** The ids of the built-in models, the province's first. */
  static builtIn(): string[] {
    return JSON.parse(ask('built_in', NOTHING));
  }

  /** Its id. */
  get id(): string {
    return ask('model_id', of(models, this));
  }

  /** Its version. */
  get version(): string {
    return ask('model_version', of(models, this));
  }

  /** 施行日期: the first day it can be asked about, as `2021-12-31`. */
  get inForceFrom(): string {
    return ask('model_in_force_from', of(models, this));
  }

  /** SHA-256 of its content, in hexadecimal. */
  get hash(): string {
    return ask('model_hash', of(models, this));
  }

  /** Everything it says: indicators, rules, bands, each value with its basis and provenance. */
  document(): ModelDocument {
    return JSON.parse(ask('model_document', of(models, this)));
  }

  /**
   * Opens a credit archive in the format `xinyong-archive/1`, an object or JSON text, to be scored by this model.
   *
   * Throws everything that is wrong with it: an archive with a fault gives no score.
   */
  open(archive: ArchiveDocument | string): Archive {
    return Archive.of(Number(ask('open', of(models, this), json(archive, 'archive'))));
  }

  /** Frees what the module holds for it; what it opened lives on. Freeing it again does nothing. */
  free(): void {
    if (models.has(this)) ask('model_free', of(models, this));
    models.delete(this);
  }
}
