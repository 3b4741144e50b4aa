import { expect, test } from 'vitest';
import { COUNTRIES } from '$lib/areas/country';
import { LANGUAGE_NAMES } from '$lib/time/language-names';
import { LOCALES } from '$lib/time/names';
import { expectedGroupText } from './expected-group-words';
import { isAdditive, measures, type Measure } from './measure';
import { measureDefinition, measureName } from './measure-words';

const DOCUMENT = 'docs/measures.md';

function chapter(measure: Measure): string {
	const texts = LOCALES.map(
		(locale) =>
			`- ${LANGUAGE_NAMES[locale]}: **${measureName(measure, locale)}**. ${measureDefinition(measure, locale)}`
	);
	const sum = isAdditive(measure) ? 'Parts add up to the whole.' : 'Parts do not add up to the whole.';
	return [`## \`${measure}\``, sum, texts.join('\n')].join('\n\n');
}

/** What the pictures of blood groups stand beside: the shares that are expected of each country's people, and how sure they are. */
function expectedChapter(): string {
	const texts = COUNTRIES.flatMap((country) =>
		LOCALES.flatMap((locale) =>
			(['abo', 'rhd'] as const).flatMap((field) => {
				const text = expectedGroupText(country, field, locale);
				return text === null ? [] : [`- ${LANGUAGE_NAMES[locale]}: ${text}`];
			})
		)
	);
	const head =
		'Beside the shares of blood groups stand those that are expected of the people of a country, as far as they are known.';
	return ['## Expected blood groups', head, texts.join('\n')].join('\n\n');
}

/** `npx vitest run -u --project unit measures-document` puts them there anew. */
test('the document defines every measure in the words that stand behind the (i) of the screens', async () => {
	const head = [
		'# What is measured',
		'Every figure of the results is one of these. The texts are those of `messages/`, and stand behind the (i) of each figure.'
	];
	const written = [...head, ...measures.map(chapter), expectedChapter()].join('\n\n');
	await expect(`${written}\n`).toMatchFileSnapshot(`../../../${DOCUMENT}`);
});
