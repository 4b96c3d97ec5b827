// All pages of the console, on one page.
import { Navigate, Route, Routes } from "react-router";
import { paths } from "./lib/paths";
import { BoardPage } from "./pages/board/BoardPage";
import { CalendarPage } from "./pages/calendar/CalendarPage";
import { CompilePage } from "./pages/catalogue/CompilePage";
import { ResourceListPage } from "./pages/catalogue/ResourceListPage";
import { ResourcePage } from "./pages/catalogue/ResourcePage";
import { ClocksPage } from "./pages/inbox/ClocksPage";
import { InboxPage } from "./pages/inbox/InboxPage";
import { BatchListPage } from "./pages/intake/BatchListPage";
import { BatchPage } from "./pages/intake/BatchPage";
import { UploadPage } from "./pages/intake/UploadPage";
import { ArticlePage } from "./pages/law/ArticlePage";
import { CoveragePage } from "./pages/law/CoveragePage";
import { DiffPage } from "./pages/law/DiffPage";
import { DuePage } from "./pages/law/DuePage";
import { LawListPage } from "./pages/law/LawListPage";
import { PackPage } from "./pages/law/PackPage";
import { ActPage } from "./pages/ledger/ActPage";
import { ActsPage } from "./pages/ledger/ActsPage";
import { CallsPage } from "./pages/ledger/CallsPage";
import { VerifyPage } from "./pages/ledger/VerifyPage";
import { ClientsPage } from "./pages/org/ClientsPage";
import { LostPage } from "./pages/session/LostPage";
import { ApplyPage } from "./pages/sharing/ApplyPage";
import { GrantListPage } from "./pages/sharing/GrantListPage";
import { GrantPage } from "./pages/sharing/GrantPage";
import { RequestListPage } from "./pages/sharing/RequestListPage";
import { RequestPage } from "./pages/sharing/RequestPage";
import { TryCallPage } from "./pages/sharing/TryCallPage";

export function Pages() {
  return (
    <Routes>
      <Route path="/" element={<Navigate to={paths.inbox()} replace />} />
      <Route path="/inbox" element={<InboxPage />} />
      <Route path="/catalogue" element={<ResourceListPage />} />
      <Route path="/catalogue/new" element={<CompilePage key="new" />} />
      <Route path="/catalogue/:id" element={<ResourcePage />} />
      <Route path="/catalogue/:id/edit" element={<CompilePage key="edit" />} />
      <Route path="/intake" element={<BatchListPage />} />
      <Route path="/intake/new" element={<UploadPage />} />
      <Route path="/intake/:id" element={<BatchPage />} />
      <Route path="/sharing" element={<RequestListPage />} />
      <Route path="/sharing/apply/:id" element={<ApplyPage />} />
      <Route path="/sharing/:id" element={<RequestPage />} />
      <Route path="/grants" element={<GrantListPage />} />
      <Route path="/grants/:id" element={<GrantPage />} />
      <Route path="/grants/:id/try" element={<TryCallPage />} />
      <Route path="/clients" element={<ClientsPage />} />
      <Route path="/ledger" element={<Navigate to={paths.acts()} replace />} />
      <Route path="/ledger/acts" element={<ActsPage />} />
      <Route path="/ledger/acts/:id" element={<ActPage />} />
      <Route path="/ledger/calls" element={<CallsPage />} />
      <Route path="/ledger/verify" element={<VerifyPage />} />
      <Route path="/clocks" element={<ClocksPage />} />
      <Route path="/board" element={<BoardPage />} />
      <Route path="/law" element={<LawListPage />} />
      <Route path="/law/diff" element={<DiffPage />} />
      <Route path="/law/due" element={<DuePage />} />
      <Route path="/law/coverage" element={<CoveragePage />} />
      <Route path="/law/:pack" element={<PackPage />} />
      <Route path="/law/:pack/:article" element={<ArticlePage />} />
      <Route path="/calendar" element={<CalendarPage />} />
      <Route path="*" element={<LostPage />} />
    </Routes>
  );
}
