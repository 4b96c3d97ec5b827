import { createRoot } from "react-dom/client";
import { App } from "./App";
import "./i18n";
import "./ui/css/base.css";
import "./ui/css/shell.css";
import "./ui/css/parts.css";
import "./ui/css/table.css";
import "./ui/css/rooms.css";
import "./ui/css/law.css";
import "./ui/css/law.narrow.css";
import "./ui/css/calendar.css";
import "./ui/css/matter.css";
import "./ui/css/print.css";

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
