import { m } from '../paraglide/messages';
import type { Population } from './population';

/** Of which year a population is: `population of 2019`, or of several `populations of 2019–2024`. */
export function populationYearText({ from, to }: Pick<Population, 'from' | 'to'>): string {
	if (from === to) return m.population_of_year({ year: String(from) });
	return m.population_of_years({ from: String(from), to: String(to) });
}
