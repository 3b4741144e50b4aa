import { courseSeries } from '$lib/drives/course-series';
import { getLocale } from '$lib/paraglide/runtime';
import { requireDrive } from '$lib/server/drives/access';
import { forecastPage } from '$lib/server/drives/forecast-page';
import { canPlanDrive } from '$lib/server/policy';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { drive, scope } = await requireDrive(event, canPlanDrive);
	const { forecast, quality, inputs, today } = await scope((tx) => forecastPage(tx, drive, new Date()));
	return {
		drive: { id: drive.id, title: drive.title },
		forecast,
		quality,
		series: courseSeries({ ...inputs, startsOn: drive.startsOn, today }, getLocale())
	};
};
