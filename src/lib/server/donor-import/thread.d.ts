/** A module with all that it imports as the text of one script (`scripts/vite/thread-script.ts`). */
declare module '*?thread' {
	const script: string;
	export default script;
}
