/** Counts below this, but not zero, are of so few people that they are not told. */
export const FEWEST_TOLD = 5;

/** What is told of a cell: its number, that it is of one to four, or nothing, so that another cannot be reckoned from it. */
export type ShownCell = number | 'few' | 'withheld';

/** Cells by name; each name stands once, in however many tables its number is part or total. */
export type Cells = Readonly<Record<string, number>>;

/** A total and the cells that make it up: whoever knows all of them but one knows that one. */
export type Sum = { total: string; parts: readonly string[] };

/** Everything that is stated of one province and year, and how it hangs together. */
export type Linked = { cells: Cells; sums: readonly Sum[] };

/** Whether a count is of so few that it is not told; zero is of nobody, and told. */
export const isFew = (count: number) => count > 0 && count < FEWEST_TOLD;
