import type { Part, PartTone } from './series';

/** The order in which parts get their look, so that neighbours differ in lightness. */
const ORDER: readonly PartTone[] = ['main', 'pale', 'other', 'ochre', 'slate', 'olive', 'quiet'];

/** The look of a part: its colour, and whether stripes tell it from its neighbours too. */
export type PartLook = { tone: PartTone; striped: boolean };

/** The looks of parts in their order; every second one is striped, so that none is told by its colour alone. */
export function partLooks(parts: readonly Pick<Part, 'tone'>[]): PartLook[] {
	return parts.map(({ tone }, index) => ({
		tone: tone ?? ORDER[index % ORDER.length] ?? 'quiet',
		striped: index % 2 === 1
	}));
}
