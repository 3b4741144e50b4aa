import { expect, test } from 'vitest';
import { LANGUAGE_NAMES } from '$lib/time/language-names';
import { LOCALES } from '$lib/time/names';
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

/** `npx vitest run -u --project unit measures-document` puts them there anew. */
test('the document defines every measure in the words that stand behind the (i) of the screens', async () => {
	const head = [
		'# What is measured',
		'Every figure of the results is one of these. The texts are those of `messages/`, and stand behind the (i) of each figure.'
	];
	await expect(`${[...head, ...measures.map(chapter)].join('\n\n')}\n`).toMatchFileSnapshot(`../../../${DOCUMENT}`);
});
