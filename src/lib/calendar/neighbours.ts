/** Where an area lies: a district by its tile, a commune of 2025 by that of its former district. */
export type Placed = {
	code: string;
	provinceCode: string;
	formerDistrictCode: string | null;
	tileRow: number | null;
	tileCol: number | null;
};

/** The codes of an area, of those that touch it on the tile map, and of the communes or former district of each. */
export function areasNear(areas: readonly Placed[], code: string): string[] {
	const byCode = new Map(areas.map((area) => [area.code, area]));
	const districtOf = (area: Placed) => byCode.get(area.formerDistrictCode ?? '') ?? area;
	const here = byCode.get(code);
	if (!here) return [];
	const middle = districtOf(here);
	return areas
		.filter((area) => area.provinceCode === here.provinceCode && touches(middle, districtOf(area)))
		.map((area) => area.code);
}

function touches(one: Placed, other: Placed): boolean {
	if (one.code === other.code) return true;
	if (one.tileRow === null || one.tileCol === null || other.tileRow === null || other.tileCol === null) return false;
	return Math.abs(one.tileRow - other.tileRow) <= 1 && Math.abs(one.tileCol - other.tileCol) <= 1;
}
