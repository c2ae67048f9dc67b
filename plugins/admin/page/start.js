// Starts the editing program with the two kinds of file it edits here.
import CMS from "./cms/index.js";
import { FORMS, articleFromFile, articleToFile, practiceFromFile, practiceToFile } from "./files.js";

for (const form of FORMS) {
  const toFile = (content) => practiceToFile(content, form);
  CMS.registerCustomFormat(form, "yaml", { fromFile: practiceFromFile, toFile });
}
CMS.registerCustomFormat("text", "md", { fromFile: articleFromFile, toFile: articleToFile });
CMS.init();
