import type { Area } from '../areas/area';

/** One thing to choose in the form of a drive; `detail` tells alike names apart. */
type Choice = { value: string; label: string; detail?: string };

/** An area to choose, with the days between which it exists and its province. */
export type AreaChoice = Choice & Pick<Area, 'validFrom' | 'validTo' | 'provinceCode'>;

/** A choice of one province, or of every province where `provinceCode` is null. */
export type ProvinceChoice = Choice & { provinceCode: string | null };

/** What the form of a drive offers. */
export type DriveChoices = {
	clubs: ProvinceChoice[];
	areas: AreaChoice[];
	campaigns: ProvinceChoice[];
	bloodCentres: ProvinceChoice[];
	/** Whether the actor may schedule a drive of the province, without a club. */
	ofProvince: boolean;
};
