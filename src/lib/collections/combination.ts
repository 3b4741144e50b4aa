import type { Breakdown } from './filter-query';
import { isOfDrives, type Measure } from './measure';

/** What single donations have: drives and people cannot be split by it. */
const ofDonations: readonly Breakdown[] = ['volume', 'component', 'group', 'sex', 'age', 'sex_age', 'first', 'hour'];
const ofOneYear: readonly Breakdown[] = ['district', 'area', 'club', 'province', 'campaign'];
const ofPlaces: readonly Breakdown[] = ['district', 'area', 'province'];

/** Whoever gave in one month seldom gives again in the same one: who returned is asked of years, places and who called. */
const ofReturn: readonly Breakdown[] = [...ofOneYear, 'venue', 'year'];

/** Whether a breakdown splits donations by something of their own, such as the bag. */
export const splitsDonations = (by: Breakdown): boolean => ofDonations.includes(by);

/** Whether a breakdown splits what drives have many of, so that a row tells of a part of each drive: of its donations or its deferrals. */
export const isOfGifts = (by: Breakdown): boolean => splitsDonations(by) || by === 'reason';

/** Whether a measure can be split so: targets stand for areas, clubs and campaigns, populations for areas, reasons for deferrals alone. */
export function isTogether(measure: Measure, by: Breakdown): boolean {
	if (by === 'reason') return measure === 'deferred';
	if (measure === 'target_share') return ofOneYear.includes(by);
	if (measure === 'per_1000') return ofPlaces.includes(by);
	if (measure === 'return_12' || measure === 'return_24') return ofReturn.includes(by);
	if (!splitsDonations(by)) return true;
	return !isOfDrives(measure) && ['units', 'donations', 'volume'].includes(measure);
}
