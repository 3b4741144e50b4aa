/** What can be added up of drives: parts make the whole. `volumeMl` in millilitres, everything else counted. */
export const FIGURES = [
	'drives',
	'registered',
	'arrived',
	'fit',
	'deferred',
	'left',
	'noShow',
	'donations',
	'firstTime',
	'units',
	'volumeMl'
] as const;

export type Figure = (typeof FIGURES)[number];

/** Every figure; `null` where nobody stated or counted it, which is not zero. */
export type Figures = Record<Figure, number | null>;

/** The figures that a reported result may leave unsaid, and may state approximately. */
export const STATED_FIGURES = ['registered', 'donations', 'units', 'volumeMl'] as const satisfies readonly Figure[];

export type StatedFigure = (typeof STATED_FIGURES)[number];

/** Whether a reported result states a figure itself. */
export const isStated = (figure: Figure): figure is StatedFigure => STATED_FIGURES.some((one) => one === figure);

/** No figure known. */
export const noFigures: Figures = {
	drives: null,
	registered: null,
	arrived: null,
	fit: null,
	deferred: null,
	left: null,
	noShow: null,
	donations: null,
	firstTime: null,
	units: null,
	volumeMl: null
};
