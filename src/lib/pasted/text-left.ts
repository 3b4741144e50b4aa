/** What stands in the field once lines were taken in: those that were left, and those that nobody has read yet. */
export const textLeft = (left: readonly { text: string }[], unread: readonly string[]) =>
	[...left.map(({ text }) => text), ...unread].join('\n');

type Left = { head: string | null; left: readonly { text: string }[]; rest: readonly string[] };

/** The same below the headings that the lines had. */
export function tableLeft({ head, left, rest }: Left): string {
	const text = textLeft(left, rest);
	return text === '' || head === null ? text : `${head}\n${text}`;
}
