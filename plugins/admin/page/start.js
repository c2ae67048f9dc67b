// Starts the editing program with the two kinds of file it edits here.
import CMS from "./cms/index.js";
import { articleFromFile, articleToFile, practiceFromFile, practiceToFile } from "./files.js";

CMS.registerCustomFormat("practice", "yaml", { fromFile: practiceFromFile, toFile: practiceToFile });
CMS.registerCustomFormat("text", "md", { fromFile: articleFromFile, toFile: articleToFile });
CMS.init();
