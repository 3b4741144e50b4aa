import { keyText } from '../collections/key-words';
import { MEASURE_OF } from '../collections/measure';
import { measureName } from '../collections/measure-words';
import type { Locale } from '../time/format';
import { SENT_FIGURES, type SentFigure } from './sent-figures';

/** What a figure is called, such as "Donations: Female"; volume is told in millilitres. */
export function figureText({ figure, by, value }: SentFigure, locale: Locale): string {
	const name = measureName(MEASURE_OF[figure], locale) + (figure === 'volumeMl' ? ' (ml)' : '');
	return by === null || value === null ? name : `${name}: ${keyText(value, by, locale)}`;
}

/** The same by its key; a key of another time stands for itself. */
export function figureKeyText(key: string, locale: Locale): string {
	const figure = SENT_FIGURES.find((one) => one.key === key);
	return figure ? figureText(figure, locale) : key;
}
