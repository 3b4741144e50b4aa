import { areaName } from '../areas/area-name';
import type { Locale } from '../time/format';

type Place = {
	clubName: string | null;
	driveTitle: string | null;
	province: { nameVi: string | null; nameLo: string | null; nameEn: string | null } | null;
};

/** Where a role is held: the club, the drive or the province; empty for a role of the whole house. */
export function placeName({ clubName, driveTitle, province }: Place, locale: Locale): string {
	const place = clubName ?? driveTitle;
	if (place !== null) return place;
	return province?.nameVi ? areaName({ ...province, nameVi: province.nameVi }, locale) : '';
}
