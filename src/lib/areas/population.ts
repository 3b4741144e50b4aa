/** How many people live somewhere, and of which years that is known: from the first to the last, the same where it is one. */
export type Population = { people: number; from: number; to: number };

/** An area as far as its people are concerned. */
export type Peopled = {
	code: string;
	level: string;
	formerDistrictCode: string | null;
	population: number | null;
	populationYear: number | null;
};

/** Units for every thousand people; `null` where nobody knows how many there are, or nobody lives there. */
export function perThousand(units: number, people: number | null): number | null {
	return people === null || people <= 0 ? null : (units * 1000) / people;
}

/** The people of several places together; `null` where they are not known of each, or there is none. */
export function together(places: readonly (Population | null)[]): Population | null {
	const known = places.filter((one) => one !== null);
	if (known.length === 0 || known.length < places.length) return null;
	return {
		people: known.reduce((sum, { people }) => sum + people, 0),
		from: Math.min(...known.map(({ from }) => from)),
		to: Math.max(...known.map(({ to }) => to))
	};
}

/** What is stated of a place itself; a number without its year says nothing. */
export function statedPeople({
	population,
	populationYear
}: Pick<Peopled, 'population' | 'populationYear'>): Population | null {
	if (population === null || populationYear === null) return null;
	return { people: population, from: populationYear, to: populationYear };
}

/** The people of each area by its code: its own number, or of a district that has none the sum of its communes, if all of them are known. */
export function peopleByArea(areas: readonly Peopled[]): Map<string, Population | null> {
	const within = new Map<string, (Population | null)[]>();
	for (const { formerDistrictCode: code, ...commune } of areas)
		if (code !== null) within.set(code, [...(within.get(code) ?? []), statedPeople(commune)]);
	const ofCommunes = ({ code }: Peopled) => together(within.get(code) ?? []);
	return new Map(areas.map((area) => [area.code, statedPeople(area) ?? ofCommunes(area)]));
}
