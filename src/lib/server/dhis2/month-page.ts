import { figureKeyText } from '$lib/dhis2/figure-words';
import { lastMonth, monthsBefore } from '$lib/dhis2/months';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { homeDay, homeZone } from '../areas/home-day';
import type { Tx } from '../scope';
import { monthOf } from './month';
import { latestPushes } from './pushes';
import { serverOf } from './server';
import { placeTexts } from './subjects';

type Asked = { provinceCode: string; month: string | null; locale: Locale };

/** A month of a province as its page shows it, the last one that is over unless another is asked for; `counted` is null before a data set is named. */
export async function monthPage(tx: Tx, actor: Actor, { provinceCode, month: asked, locale }: Asked) {
	const today = await homeDay(tx, actor, new Date());
	const months = monthsBefore(today);
	const month = months.find((one) => one === asked) ?? lastMonth(today);
	const server = await serverOf(tx, provinceCode);
	const counted = server && (await monthOf(tx, actor, { server, month, completeOn: null }));
	const placesLeft = counted ? await placeTexts(tx, provinceCode, counted.placesLeft, locale) : [];
	return {
		provinceCode,
		month,
		months,
		zone: await homeZone(tx, actor),
		sends: Boolean(server?.address),
		counted: counted && {
			values: counted.payload.dataValues.length,
			figuresLeft: counted.figuresLeft.map((key) => figureKeyText(key, locale)),
			placesLeft,
			unknown: counted.unknown,
			outside: counted.outside,
			vague: counted.vague
		},
		pushes: await latestPushes(tx, provinceCode)
	};
}
