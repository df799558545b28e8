//! Functions along the path, and items by their path.

use super::arguments::{self, Given};
use super::call::Written;
use super::here::Here;
use super::steps::resource;
use super::walk::Walk;
use super::{Cause, StepKind, UrlLeniency, known, member};
use crate::url::Piece;
use graph_csdl::model::{ItemType, OperationId};
use graph_csdl::slice::Node;

impl Walk<'_, '_> {
    pub(super) fn operation(
        &mut self,
        name: &str,
        overloads: &[OperationId],
        written: &Written<'_>,
        at: usize,
        imported: bool,
    ) -> Result<(), Cause> {
        let given = Given {
            inside: written.inside.as_deref(),
            query: &self.url.query,
        };
        let chosen = arguments::choose(self.model, name, overloads, &given)?;
        self.leniencies.extend(chosen.leniency);
        self.here = Here::Called {
            id: chosen.id,
            name: name.to_owned(),
            arguments: chosen.arguments,
            imported,
            at,
        };
        Ok(())
    }

    /// More segments follow a function: they start at its result.
    pub(super) fn behind_operation(&mut self) {
        let Here::Called { id, .. } = &self.here else {
            return;
        };
        let called = self.model.operation(*id);
        let Some(returns) = called.returns.filter(|_| called.is_function) else {
            return;
        };
        let ItemType::Named(ty) = returns.ty.item else {
            return;
        };
        if !called.is_composable {
            self.leniencies.insert(UrlLeniency::NotComposable);
        }
        let next = resource(Node::result(self.model, returns.ty, ty));
        if let Here::Called {
            id,
            name,
            arguments,
            imported,
            at,
        } = std::mem::replace(&mut self.here, next)
        {
            let kind = if imported {
                StepKind::Import(name, id, arguments)
            } else {
                StepKind::Function(id, arguments)
            };
            self.push(kind, at);
        }
    }

    /// `root:/folder/file.txt:`: everything up to the next colon is one path.
    pub(super) fn by_path(&mut self, piece: Piece<'_>) -> Result<(), Cause> {
        let node = match &self.here {
            Here::Resource(place) if !place.node.ty.is_collection => &place.node,
            _ => return Err(self.unknown(piece.text, &[], "a path")),
        };
        let by_path = match node.ty.item {
            ItemType::Named(ty) => known::is_by_path(self.model, ty),
            ItemType::Primitive(_) => false,
        };
        if !by_path {
            return Err(self.unknown(piece.text, &[], &self.model.spell(node.ty)));
        }
        let mut path = String::new();
        let behind = self.url.segments.get(self.next).copied();
        let mut is_closed = false;
        while let Some(part) = self.url.segments.get(self.next) {
            self.next += 1;
            path.push('/');
            path.push_str(part.text.trim_end_matches(':'));
            if part.text.ends_with(':') {
                is_closed = true;
                break;
            }
        }
        if let (false, Some(behind), ItemType::Named(ty)) = (is_closed, behind, node.ty.item)
            && member::names(self.model, ty, false).contains(&behind.text)
        {
            self.unclosed = Some((piece.at, behind.text.to_owned()));
        }
        self.push(StepKind::Path(path), piece.at);
        Ok(())
    }
}
