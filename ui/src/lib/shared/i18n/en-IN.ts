export default import.meta.glob<string>('../../../../../src-tauri/words/locales/en-IN/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
