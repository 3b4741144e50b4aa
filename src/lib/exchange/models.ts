/** The other models of the co-operation, in which blood has no part: help in disaster and illness, cows and goats that are lent on, first aid taught. */
export const MODELS = ['disaster_and_illness', 'cow_bank', 'goat_bank', 'first_aid'] as const;

export type Model = (typeof MODELS)[number];

/** What a side did in one model in a year; `total` is households, animals or people taught, null where nobody stated it. */
export type ModelYear = { total: number | null; note: string };

export type ModelYears = Record<Model, ModelYear>;

/** Nothing stated of any model. */
export const noModels = (): ModelYears =>
	Object.fromEntries(MODELS.map((model) => [model, { total: null, note: '' }])) as ModelYears;
